import { jsonForScript } from '#lib/liveblog/json-for-script.ts';

interface JsonLdProps {
  /** Plain data. */
  readonly data: object;
  /** The nonce of this response's content security policy. */
  readonly nonce: string | undefined;
}

/**
 * Structured data for machines: the one place where text is put into a page as it is. It is JSON without a "<", in an
 * element whose contents no browser runs.
 */
export function JsonLd({ data, nonce }: JsonLdProps) {
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React escapes quotes, which would spoil the JSON
      dangerouslySetInnerHTML={{ __html: jsonForScript(data) }}
    />
  );
}
