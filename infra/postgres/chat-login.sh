#!/bin/sh
# Run once by the image of Postgres, when the data are new: a login that may take on the role of the chat logs and is nothing else.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$MILLRACE_CHAT_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role millrace_chat nologin;
create role millrace_chat_login login noinherit password :'password' in role millrace_chat;
SQL
