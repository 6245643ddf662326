import type { Db } from '#server/domain/db.ts'

/** One change of a session's row, as PostgreSQL saw it under the row's lock: no clock, no doubt about the order. */
export interface SessionStep {
  sessionId: string
  oldStatus: string
  newStatus: string
  oldEpoch: number
  newEpoch: number
  oldOwner: string | null
  newOwner: string | null
  oldLastSeq: number
  newLastSeq: number
}

/** Makes PostgreSQL itself write down every change of a session. For tests: the product has no such table. */
export async function recordSessionHistory(db: Db): Promise<void> {
  await db.$executeRaw`
    CREATE TABLE soak_history (
      "step" bigserial PRIMARY KEY, "sessionId" uuid NOT NULL,
      "oldStatus" text, "newStatus" text, "oldEpoch" int, "newEpoch" int,
      "oldOwner" uuid, "newOwner" uuid, "oldLastSeq" int, "newLastSeq" int)`
  await db.$executeRaw`
    CREATE FUNCTION soak_record() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO soak_history ("sessionId", "oldStatus", "newStatus", "oldEpoch", "newEpoch",
                                "oldOwner", "newOwner", "oldLastSeq", "newLastSeq")
      VALUES (NEW."id", OLD."status", NEW."status", OLD."epoch", NEW."epoch",
              OLD."ownerId", NEW."ownerId", OLD."lastSeq", NEW."lastSeq");
      RETURN NULL;
    END $$`
  await db.$executeRaw`
    CREATE TRIGGER soak_record AFTER UPDATE ON "Session" FOR EACH ROW EXECUTE FUNCTION soak_record()`
}

export function readSessionHistory(db: Db, sessionId: string): Promise<SessionStep[]> {
  return db.$queryRaw<SessionStep[]>`
    SELECT "sessionId"::text, "oldStatus", "newStatus", "oldEpoch", "newEpoch", "oldOwner"::text, "newOwner"::text,
           "oldLastSeq", "newLastSeq"
      FROM soak_history WHERE "sessionId" = ${sessionId}::uuid ORDER BY "step"`
}
