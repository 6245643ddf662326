/** What is seen at once; LateIcon has the others. */
const paths = {
  send: 'M12 19V5.500M6 11l6-6 6 6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.500c.8-3.7 3.8-6 7.5-6s6.7 2.3 7.5 6',
  close: 'M6.5 6.500l11 11M17.5 6.500l-11 11',
  offline:
    'M4 4l16 16M8.5 15.500a5 5 0 0 1 6.4-.6M5.5 12.200a9.3 9.3 0 0 1 4-2.300M14.5 9.900a9.3 9.3 0 0 1 4 2.300M2.8 8.900A13.6 13.6 0 0 1 7 6.400M11 5.600a13.6 13.6 0 0 1 10.2 3.300M12 19h.01',
  clock: 'M12 7.500V12l3 2M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
} as const

export type IconName = keyof typeof paths

export function Icon(props: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[props.name]} />
    </svg>
  )
}
