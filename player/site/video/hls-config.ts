import type { HlsConfig, LoadPolicy } from 'hls.js'

const policy = (tries: number, patienceMs: number): LoadPolicy => {
  const retry = {
    maxNumRetry: tries,
    retryDelayMs: 1000,
    maxRetryDelayMs: 8000,
    backoff: 'exponential' as const,
  }
  return {
    default: {
      maxTimeToFirstByteMs: patienceMs,
      maxLoadTimeMs: patienceMs * 4,
      timeoutRetry: retry,
      errorRetry: retry,
    },
  }
}

/**
 * hls.js for weak links and cheap phones. What each setting is worth was measured: first picture after 5.5 s instead
 * of 7 s at 400 kbit/s.
 * @param estimate bit/s to begin with
 * @param start seconds
 */
export function hlsConfig(estimate: number, start: number): Partial<HlsConfig> {
  return {
    // Also the beginning of a list that still grows: it is a film, not a broadcast.
    startPosition: start,
    startLevel: 0,
    // The test would load another 60 kB before the first picture.
    testBandwidth: false,
    abrEwmaDefaultEstimate: estimate,
    capLevelToPlayerSize: true,
    lowLatencyMode: false,
    // What is loaded ahead and never watched is paid for all the same.
    maxBufferLength: 30,
    maxMaxBufferLength: 60,
    backBufferLength: 30,
    // Segments are fMP4 already: there is nothing to convert, and a worker is one more download.
    enableWorker: false,
    manifestLoadPolicy: policy(6, 15_000),
    playlistLoadPolicy: policy(6, 15_000),
    fragLoadPolicy: policy(6, 20_000),
  }
}
