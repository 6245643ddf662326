/** As in widget.css: there the open chat lies over the whole page. */
export const coversPage = (): MediaQueryList => matchMedia('(max-width: 480px), (max-height: 420px)')
