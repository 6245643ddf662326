import { builder } from './builder.ts'
import { decidedByField } from './decided-by-field.ts'

const Variant = builder.objectRef<{ name: string; description: string }>('Variant').implement({
  authScopes: decidedByField,
  description: 'What this server was started with for one of its parts.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The part: `database`, `event bus`, `model`, `encoder`, `jobs`.',
    }),
    description: t.exposeString('description', {
      description:
        'What was chosen, and what to set for another choice; of the encoder also how far it is with the FAQ. It contains no secret.',
    }),
  }),
})

builder.queryFields((t) => ({
  variants: t.field({
    type: [Variant],
    authScopes: { admin: true },
    description: 'What the server that answers runs on; of several replicas any one. For admins.',
    resolve: (_root, _args, { deps }) =>
      Object.entries(deps.variants).map(([name, description]) => ({
        name,
        description: [description, name === 'encoder' ? deps.faqs.status().progress : null]
          .filter((part) => part !== null)
          .join('. '),
      })),
  }),
}))
