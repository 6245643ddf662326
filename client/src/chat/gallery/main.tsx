import { render } from 'solid-js/web'
import '../../ui/base.css'
import '../chat.css'
import { Gallery } from './Gallery.tsx'

// Served by `npm run dev:client` at /gallery/chat.html, and in tests. No build contains it.
const root = document.getElementById('gallery')
if (root) render(() => <Gallery />, root)
