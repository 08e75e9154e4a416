export interface Caption {
  segment: string
  speaker: 'caller' | 'agent'
  text: string
  final: boolean
}

/** A later caption of a segment replaces the earlier one in its place; a segment corrected to nothing disappears. */
export function withCaption(captions: readonly Caption[], next: Caption): Caption[] {
  const known = captions.findIndex((caption) => caption.segment === next.segment)
  const empty = next.final && next.text.trim() === ''
  if (known < 0) return empty ? [...captions] : [...captions, next]
  if (empty) return captions.filter((_, index) => index !== known)
  return captions.map((caption, index) => (index === known ? next : caption))
}
