import { nesting } from '@millrace/protocol';

/** How messages are read and written. Fields that nobody knows would be kept, each in some hundred bytes: they are not. */
export const binaryOptions = { ...nesting, readUnknownFields: false };
export const jsonOptions = { ...nesting, ignoreUnknownFields: true };
