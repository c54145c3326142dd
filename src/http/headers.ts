import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Half a year, as recommended for a site that may still move. */
const HSTS = 'max-age=15552000';

/**
 * Headers for every answer. Nothing but our own files is loaded, nothing inline runs, nobody frames us, and the page
 * may not build markup from text (Trusted Types): what a citizen typed can not become a script.
 * `same-origin` as referrer policy and not `no-referrer`: the latter makes browsers send `Origin: null` with our own forms.
 * @param publicUrl the settings' PUBLIC_URL; HSTS is sent only when it is https
 */
export function securityHeaders(publicUrl: string | undefined): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
    strictTransportSecurity: publicUrl?.startsWith('https:') ? HSTS : false,
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    xXssProtection: '0',
    permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [], payment: [], usb: [], browsingTopics: [] },
  });
}
