'use client';

interface ErrorPageProps {
  readonly reset: () => void;
}

export default function ErrorPage({ reset }: ErrorPageProps) {
  return (
    <div className="message">
      <h1>This page could not be made</h1>
      <p>No figure is lost: the record of the night is kept elsewhere.</p>
      <p className="more">
        <button type="button" onClick={reset}>
          Try again
        </button>
      </p>
    </div>
  );
}
