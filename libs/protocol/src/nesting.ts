/**
 * How deep a message may be nested that is read: metadata may be so by 200 levels, and each is up to three of the message. Protobuf's own
 * default, 100, is soon reached by JSON in a `google.protobuf.Struct`.
 */
export const nesting = { recursionLimit: 1_000 } as const;
