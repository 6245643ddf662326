/**
 * The shape asked of the model. The order of the properties is the order in which it writes them: how sure it is comes
 * before the answer, so that its words are shown only once it is known that they may be.
 *
 * @param labels the FAQs in the prompt ("F1" …): a model that is held to the schema cannot cite anything else.
 */
export function answerSchema(labels: readonly string[]) {
  const label = labels.length > 0 ? { type: 'string', enum: labels } : { type: 'string' }
  const properties = {
    faqs: {
      type: 'array',
      items: label,
      description: 'Labels of the FAQs that the answer rests on; [] if none.',
    },
    confidence: {
      type: 'number',
      description: '0 to 1: how sure you are that the answer is right and complete.',
    },
    escalate: { type: 'boolean', description: 'True when a person has to take over.' },
    actions: {
      type: 'array',
      items: { type: 'string', enum: ['CHECK_FAQ', 'CONTACT_SUPPORT', 'REPHRASE'] },
      description: 'What the customer could do next; often [].',
    },
    answer: {
      type: 'string',
      description:
        'What the customer reads; behind each sentence, in brackets, the numbers of the FAQ sentences that it rests on.',
    },
  }
  return {
    name: 'support_answer',
    schema: { type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
  }
}
