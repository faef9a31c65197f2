interface MomentNoticeProps {
  readonly words: string;
}

/** Says why another moment is shown than the one asked for. */
export function MomentNotice({ words }: MomentNoticeProps) {
  return (
    <p className="moment-notice" role="status">
      {words}
    </p>
  );
}
