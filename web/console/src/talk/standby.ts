/** What is known of who would answer, as the query for the agents tells it. */
export type Knowledge = { isPending: boolean; isLoadingError: boolean; errorUpdateCount: number; error: Error | null }

/** What the page says and offers while no call has been begun. */
export type Standby = { text: string; action: 'talk' | 'retry'; disabled: boolean; problem: string | null }

/** Until the agents are known nobody can say who would answer, and their names move the button when they come. */
export function standby({ isPending, isLoadingError, errorUpdateCount, error }: Knowledge): Standby {
  // While it is tried again the button stays enabled: one that is disabled loses the focus of whoever pressed it.
  if (isPending && errorUpdateCount > 0) return { text: 'One moment…', action: 'retry', disabled: false, problem: null }
  if (isPending) return { text: 'One moment…', action: 'talk', disabled: true, problem: null }
  if (isLoadingError) return { text: 'Nobody can answer yet', action: 'retry', disabled: false, problem: error?.message ?? 'The agents could not be loaded.' }
  return { text: 'Ready when you are', action: 'talk', disabled: false, problem: null }
}
