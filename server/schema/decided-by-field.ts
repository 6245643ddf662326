/**
 * Who may see a type that is only ever reached through fields which have decided that already: a payload, an event, a
 * page of a list. A type without scopes would be public by forgetting, so it says this.
 */
export const decidedByField = { anyone: true } as const
