export { refusalOf } from './refusal-of.ts';
export { makeRoleUser, type RoleUser } from './role-user.ts';
