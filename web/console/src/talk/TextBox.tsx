import { useState, type FormEvent } from 'react'

/** Typed words are answered like spoken ones. */
export function TextBox({ disabled, onSend }: { disabled: boolean; onSend: (text: string) => Promise<boolean> }) {
  const [text, setText] = useState('')
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const words = text.trim()
    if (!words) return
    // What could not be sent stays, to be sent again; what was typed meanwhile stays as well.
    if (await onSend(words)) setText((now) => (now === text ? '' : now))
  }
  return (
    <form className="textbox" onSubmit={send}>
      <label htmlFor="words" className="unseen">Type instead of speaking</label>
      <input id="words" value={text} maxLength={2000} disabled={disabled} placeholder={disabled ? 'Start a call to type' : 'Type instead of speaking'} autoComplete="off" onChange={(event) => setText(event.target.value)} />
      <button type="submit" className="quiet" disabled={disabled || !text.trim()}>Send</button>
    </form>
  )
}
