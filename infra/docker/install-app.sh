#!/bin/sh
# The step of the image that installs one app: what it needs at run time, as the lockfile says, and nothing else.
# Usage, from the workspace's root: infra/docker/install-app.sh <app>
set -eu
exec pnpm install --prod --frozen-lockfile --prefer-offline --filter "@millrace/$1..."
