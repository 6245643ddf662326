/** Of parts that are loaded later: the first load has no room for them. */
const paths = {
  compose: 'M12 20h8M16.2 4.300a2 2 0 0 1 2.8 2.800L8 18.100l-4 1.1 1.1-4Z',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  alert: 'M12 8v5M12 16.500h.01M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
  article:
    'M7 3.500h7l4.5 4.500v11a1.5 1.5 0 0 1-1.5 1.500H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.500ZM14 3.500V8h4.500M9 12.500h6M9 16h4',
  down: 'M12 5v13.500M6 12.500l6 6 6-6',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  copy: 'M9 9h10v11H9ZM15 9V4H5v11h4',
  thumbUp:
    'M7.5 11v9H4v-9ZM7.5 11l4-7.500a2 2 0 0 1 2 2.300L13 9.500h5.500a1.6 1.6 0 0 1 1.500 2l-1.700 7a2 2 0 0 1-1.900 1.500H7.5',
  thumbDown:
    'M16.5 13V4H20v9ZM16.5 13l-4 7.500a2 2 0 0 1-2-2.300l.5-3.700H5.500a1.6 1.6 0 0 1-1.500-2l1.700-7A2 2 0 0 1 7.600 4h8.900',
  sound: 'M6.5 16.500V11a5.500 5.500 0 0 1 11 0v5.500l1.500 1.500H5ZM10.5 20.500h3',
  soundOff: 'M6.5 16.500V11a5.500 5.500 0 0 1 11 0v5.500l1.500 1.500H5ZM10.5 20.500h3M4 4l16 16',
  star: 'M12 4l2.400 5.100 5.600.7-4.100 3.900 1.100 5.600-5-2.800-5 2.800 1.100-5.600L4 9.800l5.600-.7Z',
} as const

export type LateIconName = keyof typeof paths

export function LateIcon(props: { name: LateIconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[props.name]} />
    </svg>
  )
}
