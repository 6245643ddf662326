/** What the API takes at most, in code points. */
export const maxMessageCharacters = 4000
