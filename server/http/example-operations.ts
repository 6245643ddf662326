/** What GraphiQL opens with: one operation for each thing that people try first. */
export const exampleOperations = `# Welcome. Choose an operation with the play button.
# Staff: add a header { "Authorization": "Bearer <your API key>" }.
# Customers: the same with the sessionToken that AskAQuestion returns.

mutation AskAQuestion {
  sendMessage(input: { text: "How long does delivery take?" }) {
    __typename
    ... on SendMessagePayload {
      sessionToken
      session { id status }
      reply { text source confidence citations { question } suggestedQuestions { question } }
    }
    ... on UserError { code message }
  }
}

query SearchTheFaq {
  searchFaqs(query: "send something back", limit: 3) {
    confidence
    faq { question answer category }
  }
}

query WhatPeopleAsk {
  faqSuggestions(limit: 5) { question }
  faqCategories
}

query ReadASession($id: ID!) {
  session(id: $id) {
    status
    queuePosition
    messages(last: 50) { totalCount nodes { seq sender text createdAt } }
  }
}

mutation AskForAPerson($id: ID!) {
  escalate(input: { sessionId: $id, reason: "I would like to talk to somebody" }) {
    __typename
    ... on EscalatePayload { ticket { id status } session { status queuePosition } }
    ... on UserError { code message }
  }
}

subscription FollowASession($id: ID!) {
  sessionEvents(sessionId: $id, afterSeq: 0) {
    __typename
    ... on MessageAdded { message { seq sender text } }
    ... on ReplyDelta { replyToSeq offset text }
    ... on TypingChanged { sender typing expiresInMs }
    ... on SessionChanged { session { status queuePosition } }
  }
}

query UsageOfTheWeek {
  usage(days: 7) {
    totals { sessions messages faqHitRate escalationRate averageReplyMs costUsd }
    daily { date usage { messages faqReplies modelReplies } }
  }
}

mutation MakeAnAgentsKey {
  createApiKey(input: { name: "Ada", role: AGENT }) {
    __typename
    ... on CreateApiKeyPayload { secret apiKey { id prefix } }
    ... on UserError { code message }
  }
}
`
