interface ChoiceLinksProps {
  readonly label: string;
  readonly choices: readonly Choice[];
}

interface Choice {
  readonly label: string;
  /** How many there are of it; empty where that says nothing. */
  readonly count: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** One of several lists to choose by address, the present one marked. */
export function ChoiceLinks({ label, choices }: ChoiceLinksProps) {
  return (
    <nav className="choices" aria-label={label}>
      <ul>
        {choices.map((choice) => (
          <li key={choice.href}>
            <a href={choice.href} aria-current={choice.isCurrent ? 'true' : undefined}>
              {choice.label} {choice.count !== '' && <span className="choice-count">{choice.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
