import { useState, type FormEvent } from 'react'

/** Typed words are answered like spoken ones. */
export function TextBox({ disabled, onSend }: { disabled: boolean; onSend: (text: string) => Promise<void> }) {
  const [text, setText] = useState('')
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const words = text.trim()
    if (!words) return
    setText('')
    await onSend(words)
  }
  return (
    <form className="textbox" onSubmit={send}>
      <label htmlFor="words" className="unseen">Type instead of speaking</label>
      <input id="words" value={text} maxLength={2000} disabled={disabled} placeholder={disabled ? 'Start a call to type' : 'Type instead of speaking'} autoComplete="off" onChange={(event) => setText(event.target.value)} />
      <button type="submit" className="quiet" disabled={disabled || !text.trim()}>Send</button>
    </form>
  )
}
