import type { Wording } from './en.ts'

export const de: Wording = {
  greeting: 'Guten Tag! Ich bin der KI-Assistent dieses Shops. Wobei kann ich Ihnen helfen?',
  thanks: 'Gern geschehen! Kann ich sonst noch etwas für Sie tun?',
  goodbye:
    'Auf Wiedersehen und danke für Ihre Nachricht. Dieser Chat bleibt hier, falls Sie ihn noch einmal brauchen.',
  areYouARobot:
    'Ich bin ein KI-Assistent, kein Mensch. Ich antworte aus unserem Hilfe-Center und hole jederzeit jemanden aus dem Team dazu: Sagen Sie einfach Bescheid.',
  understood: 'Prima. Kann ich sonst noch etwas für Sie tun?',
  greetingInLine:
    'Guten Tag! Sie sind weiterhin in der Warteschlange. Kann ich Ihnen in der Zwischenzeit helfen?',
  nothingAbout: 'Zu „{word}“ habe ich nichts gefunden.',
  didYouMeanOne: 'Ist es das, was Sie suchen?',
  didYouMeanSeveral: 'Ist eine dieser Fragen das, was Sie suchen?',
  which: 'Welche davon meinen Sie?',
  foundIn: 'Das habe ich in einer anderen Sprache gefunden ({language}):',
  mayHelp: 'Das könnte weiterhelfen:',
  didItHelp: 'Hat das Ihre Frage beantwortet?',
  helped: 'Schön, dass das geholfen hat. Haben Sie noch eine Frage?',
  noneOfThese: 'Schade, dass nichts davon passt. Ich habe jemanden aus unserem Team um Hilfe gebeten.',
  personRequested: 'Natürlich. Ich habe jemanden aus unserem Team dazugebeten.',
  noAnswer: 'Da bin ich mir nicht sicher. Deshalb habe ich jemanden aus unserem Team um Hilfe gebeten.',
  keyword: 'Ich habe jemanden aus unserem Team gebeten, Ihnen dabei zu helfen.',
  modelUnavailable:
    'Das kann ich gerade nicht beantworten. Deshalb habe ich jemanden aus unserem Team um Hilfe gebeten.',
  askBackNothing: 'Wobei kann ich Ihnen helfen? Ein paar Worte genügen.',
  askBackReference: 'Was möchten Sie zur Bestellung {reference} wissen?',
  askBackOffTopic: 'Ich helfe Ihnen gern bei Fragen zu diesem Shop. Was möchten Sie wissen?',
  added: 'Ich habe das für unser Team notiert.',
  stillInLine:
    'Sie sind weiterhin in der Warteschlange. Ihre Nachricht habe ich für unser Team festgehalten.',
  withdrawn:
    'In Ordnung, Sie stehen nicht mehr in der Warteschlange. Wenn Sie doch jemanden aus dem Team brauchen, sagen Sie einfach Bescheid.',
  colleague: 'Jemand aus unserem Team',
  colleagueAsked:
    'Wir haben unser Team informiert. Sie können den Chat schließen; wir antworten Ihnen genau hier.',
  agentJoined: '{agent} ist jetzt dabei',
  agentLeft: '{agent} hat den Chat verlassen',
  agentClosed: '{agent} hat diesen Chat beendet. Brauchen Sie noch Hilfe? Schreiben Sie einfach.',
  backInLine: '{agent} musste gehen. Sie haben Ihren Platz in der Warteschlange behalten.',
  requestWithdrawn: 'Sie stehen nicht mehr in der Warteschlange. Der Assistent antwortet wieder.',
}
