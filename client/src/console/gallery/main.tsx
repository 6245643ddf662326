import { render } from 'solid-js/web'
import '../../ui/base.css'
import '../console.css'
import { Gallery } from './Gallery.tsx'

// Served by `npm run dev:client` at /gallery/console.html, and in tests. No build contains it.

// A dialog in its frame, next to all the others, instead of on top of everything.
HTMLDialogElement.prototype.showModal = HTMLDialogElement.prototype.show

const root = document.getElementById('gallery')
if (root) render(() => <Gallery />, root)
