-- What an FAQ answer stores, as one transaction of plain statements: the peer of `npm run bench -- send-faq`.
\set n random(1, 4000)
SELECT * FROM "Session" WHERE "tokenHash" = sha256(('t' || :n)::bytea);
BEGIN;
UPDATE "Session" SET "updatedAt" = now(), "unansweredSince" = NULL, "lastSeq" = "lastSeq" + 2 WHERE id = md5('s' || :n)::uuid AND epoch = 0 RETURNING * \gset u_
INSERT INTO "Message" (id, "sessionId", seq, sender, text, language, "replyToSeq", confidence, source, "suggestedActions", "citedFaqIds", "suggestedFaqIds", "replyMs", trace, "createdAt") VALUES (gen_random_uuid(), md5('s' || :n)::uuid, :u_lastSeq::int - 1, 'CUSTOMER', 'where is my parcel', 'en', NULL, NULL, NULL, '{}', '{}', '{}', NULL, NULL, now()), (gen_random_uuid(), md5('s' || :n)::uuid, :u_lastSeq::int, 'BOT', 'As soon as your parcel leaves our warehouse in Ghent, we email you a tracking link. You can also enter your order number and email address at [Track my order](https://example.com). The carrier updates it a few times a day.', 'en', :u_lastSeq::int - 1, 0.97, 'FAQ', '{}', '{0192f0c0-0000-7000-8000-000000000001}', '{}', 1, '{"rule": "faq", "path": "fused", "decision": "answer", "features": {"lead": 0.4}, "nearest": [{"id": "0192f0c0-0000-7000-8000-000000000001", "confidence": 0.97}, {"id": "0192f0c0-0000-7000-8000-000000000002", "confidence": 0.2}]}', now()) RETURNING *;
COMMIT;
