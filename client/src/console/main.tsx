import { render } from 'solid-js/web'
import '../ui/base.css'
import { Console } from './Console.tsx'

const root = document.getElementById('console')
if (root) render(() => <Console />, root)
