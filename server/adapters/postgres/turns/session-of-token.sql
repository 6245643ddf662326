SELECT * FROM "Session" WHERE "tokenHash" = $1
