import type { Config } from '../config.ts'
import type { Settings } from '../domain/deps.ts'
import type { SpendLimits } from '../domain/limits/spend-accounts.ts'

/** The part of the configuration that use cases know of, in their words. */
export function settingsOf(config: Config): Settings {
  return {
    confidenceThreshold: config.CONFIDENCE_THRESHOLD,
    maxContextMessages: config.MAX_CONTEXT_MESSAGES,
    grounding: config.GROUNDING,
    groundingCheck: config.GROUNDING_CHECK === 'model',
    businessContext: config.BUSINESS_CONTEXT_FILE,
    escalationKeywords: config.ESCALATION_KEYWORDS,
    defaultLanguage: config.DEFAULT_LANGUAGE,
    rateLimit: { requests: config.RATE_LIMIT_REQUESTS, windowSeconds: config.RATE_LIMIT_WINDOW },
    costLimits: {
      pointsPerAddress: config.COST_LIMIT_ADDRESS,
      pointsPerCredential: config.COST_LIMIT_CREDENTIAL,
      unknownCredentials: config.UNKNOWN_CREDENTIAL_LIMIT,
    },
    identitySecret: config.IDENTITY_SECRET,
    modelTimeoutSeconds: config.MODEL_TIMEOUT_SECONDS,
    translation: config.TRANSLATION === 'on',
    translationTimeoutSeconds: config.TRANSLATION_TIMEOUT_SECONDS,
    assumeResolvedHours: config.ASSUME_RESOLVED_HOURS,
    abandonedHours: config.ABANDONED_HOURS,
    agentAwayMinutes: config.AGENT_AWAY_MINUTES,
    retentionDays: config.RETENTION_DAYS,
    auditDays: config.AUDIT_DAYS,
  }
}

/** Tokens of the language model, and dollars; 0: no bound. */
export function spendLimitsOf(config: Config): SpendLimits {
  return {
    session: config.MODEL_TOKENS_PER_SESSION,
    address: config.MODEL_TOKENS_PER_ADDRESS,
    key: config.MODEL_TOKENS_PER_KEY,
    day: config.MODEL_TOKENS_PER_DAY,
    month: config.MODEL_TOKENS_PER_MONTH,
    dollarsSession: config.MODEL_DOLLARS_PER_SESSION,
    dollarsAddress: config.MODEL_DOLLARS_PER_ADDRESS,
    dollarsKey: config.MODEL_DOLLARS_PER_KEY,
    dollarsDay: config.MODEL_DOLLARS_PER_DAY,
    dollarsMonth: config.MODEL_DOLLARS_PER_MONTH,
  }
}
