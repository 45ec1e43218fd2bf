#!/bin/bash
# Two roles: the owner migrates, the app role owns nothing. Runs once, when the data directory is empty.
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username postgres \
  -v owner_password="$OWNER_DATABASE_PASSWORD" -v app_password="$APP_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE anzhi_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE anzhi_app LOGIN PASSWORD :'app_password';
CREATE DATABASE anzhi OWNER anzhi_owner;
REVOKE ALL ON DATABASE anzhi FROM PUBLIC;
GRANT CONNECT ON DATABASE anzhi TO anzhi_app;
SQL
