-- Text search in conversations without reading them all. Trusted since PostgreSQL 13: whoever may create a table in the
-- database may create it, where the server has it installed (Debian's postgresql, the official images and all large hosts do).
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- How texts are compared: without case and accents. Where the database folds the case of ASCII alone, so does this.
CREATE FUNCTION "search_fold"(value TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(value) = char_length(value) THEN lower(value)
    ELSE regexp_replace(lower(normalize(value, NFKD)), '[\u0300-\u036f]', '', 'g') END
$$;

-- CreateIndex
CREATE INDEX "Message_search_idx" ON "Message" USING GIN ("search_fold"("text") gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Session_search_idx" ON "Session"
  USING GIN ("search_fold"(coalesce("userId", '') || ' ' || coalesce("metadata"::text, '')) gin_trgm_ops);
