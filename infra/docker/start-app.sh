#!/bin/sh
# Becomes the app, so that signals reach it. Usage, from the workspace's root: APP=<app> infra/docker/start-app.sh [config show | config check]
set -eu
exec node --disable-warning=ExperimentalWarning "apps/$APP/src/main.ts" "$@"
