/** Where a call is shown. Without a tenant it is one of the server's own. */
export const pathOf = (id: string, tenant?: string | null) => `/calls/${encodeURIComponent(id)}${of(tenant)}`

/** Where a tenant's calls are listed. */
export const listOf = (tenant?: string | null) => `/calls${of(tenant)}`

const of = (tenant?: string | null) => (tenant ? `?tenant_id=${encodeURIComponent(tenant)}` : '')
