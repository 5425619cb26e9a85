#!/bin/sh
# Starts MinIO, and beside it makes the account that may use the bucket of images in chats and no other.
make_chat_account() {
  until mc alias set local http://127.0.0.1:9000 "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD"; do sleep 1; done
  mc admin policy create local chat-images /chat-images.json
  mc admin user add local millrace_chat_login "$MILLRACE_CHAT_PASSWORD"
  mc admin policy attach local chat-images --user millrace_chat_login
}
make_chat_account >/dev/null 2>&1 &
exec minio server /data
