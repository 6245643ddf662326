import { render } from 'solid-js/web'
import '../../ui/base.css'
import '../console.css'
import { Gallery } from './Gallery.tsx'

// Served by `npm run dev:client` at /gallery/console.html, and in tests. No build holds it.

// A dialog in its frame, beside all the others, instead of before everything.
HTMLDialogElement.prototype.showModal = HTMLDialogElement.prototype.show

const root = document.getElementById('gallery')
if (root) render(() => <Gallery />, root)
