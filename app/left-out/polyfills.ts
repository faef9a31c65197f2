/** In place of what Next.js does for browsers of before 2020: those that draw these pages (`light-dark()`) have it. */
export {};
