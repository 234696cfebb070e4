// Addresses of built files that screens name.

export const SPRITE = SPRITE_URL;
