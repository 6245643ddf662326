import type { Db } from '../../../db.ts'

/** Vectors that were computed before, by the hash of their text. */
export interface VectorStore {
  /** All vectors of one model, in their stored form. */
  load(model: string): Promise<{ textHash: string; vector: Uint8Array }[]>
  /** Adds; what is there already stays. */
  save(model: string, rows: readonly { textHash: string; vector: Uint8Array }[]): Promise<void>
  /** Forgets the model's vectors of all other texts. */
  keepOnly(model: string, textHashes: ReadonlySet<string>): Promise<void>
}

/** Vectors in the database, beside the FAQ: a start does not embed again, and replicas share the work. */
export function createVectorStore(db: Db): VectorStore {
  const toBytes = (hash: string) => Uint8Array.from(Buffer.from(hash, 'hex'))
  return {
    async load(model) {
      const rows = await db.faqVector.findMany({ where: { model }, select: { textHash: true, vector: true } })
      return rows.map(({ textHash, vector }) => ({ textHash: Buffer.from(textHash).toString('hex'), vector }))
    },
    async save(model, rows) {
      await db.faqVector.createMany({
        data: rows.map(({ textHash, vector }) => ({
          model,
          textHash: toBytes(textHash),
          vector: Uint8Array.from(vector),
        })),
        skipDuplicates: true,
      })
    },
    async keepOnly(model, textHashes) {
      const stored = await db.faqVector.findMany({ where: { model }, select: { textHash: true } })
      const old = stored.filter(({ textHash }) => !textHashes.has(Buffer.from(textHash).toString('hex')))
      if (old.length > 0)
        await db.faqVector.deleteMany({
          where: { model, textHash: { in: old.map(({ textHash }) => textHash) } },
        })
    },
  }
}
