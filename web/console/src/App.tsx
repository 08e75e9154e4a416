import { NavLink, Route, Routes } from 'react-router'
import { CallPage } from './calls/CallPage'
import { CallsPage } from './calls/CallsPage'
import { TalkPage } from './talk/TalkPage'

export function App() {
  return (
    <>
      <a className="skip" href="#main">Skip to content</a>
      <header className="bar">
        <span className="brand"><img src="/parley.svg" alt="" width="28" height="28" /> Parley</span>
        <nav aria-label="Main">
          <NavLink to="/" end>Talk</NavLink>
          <NavLink to="/calls">Calls</NavLink>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <Routes>
          <Route path="/" element={<TalkPage />} />
          <Route path="/calls" element={<CallsPage />} />
          <Route path="/calls/:id" element={<CallPage />} />
          <Route path="*" element={<NothingHere />} />
        </Routes>
      </main>
    </>
  )
}

function NothingHere() {
  return (
    <section className="page">
      <title>Nothing here · Parley</title>
      <h1>There is nothing at this address</h1>
      <p><NavLink to="/">Go to the start</NavLink></p>
    </section>
  )
}
