import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', chunkSizeWarningLimit: 900 },
  server: {
    proxy: { '/v1': 'http://127.0.0.1:8080', '/rtc': { target: 'ws://127.0.0.1:8080', ws: true } },
  },
})
