/** Line icons on a 24 by 24 grid, drawn in the text's colour. */
const paths = {
  send: 'M12 19V5.500M6 11l6-6 6 6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.500c.8-3.7 3.8-6 7.5-6s6.7 2.3 7.5 6',
  compose: 'M12 20h8M16.2 4.300a2 2 0 0 1 2.8 2.800L8 18.100l-4 1.1 1.1-4Z',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  close: 'M6.5 6.500l11 11M17.5 6.500l-11 11',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  alert: 'M12 8v5M12 16.500h.01M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
  offline:
    'M4 4l16 16M8.5 15.500a5 5 0 0 1 6.4-.6M5.5 12.200a9.3 9.3 0 0 1 4-2.300M14.5 9.900a9.3 9.3 0 0 1 4 2.300M2.8 8.900A13.6 13.6 0 0 1 7 6.400M11 5.600a13.6 13.6 0 0 1 10.2 3.300M12 19h.01',
  article:
    'M7 3.500h7l4.5 4.500v11a1.5 1.5 0 0 1-1.5 1.500H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.500ZM14 3.500V8h4.500M9 12.500h6M9 16h4',
  down: 'M12 5v13.500M6 12.500l6 6 6-6',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  clock: 'M12 7.500V12l3 2M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
  reply: 'M9 7l-4.5 4.500L9 16M5 11.500h9a5 5 0 0 1 5 5V18',
} as const

export type IconName = keyof typeof paths

export function Icon(props: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[props.name]} />
    </svg>
  )
}
