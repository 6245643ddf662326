/** Points a minute: what an operation costs is counted by the schema. */
export interface CostLimits {
  /** Of one address, for all who come from it without an API key. */
  pointsPerAddress: number
  /** Of one credential: an API key, or a session's token. */
  pointsPerCredential: number
  /** Credentials that do not exist, of one address. */
  unknownCredentials: number
}
