/** A foreign text to be put into a sentence of ours: it must not turn the direction of the words around it. */
export const withoutDirectionMarks = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
