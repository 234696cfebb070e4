// A component that is drawn again only when one of its properties is another one.

import { Component, type ComponentType, createElement } from "preact";

export function steady<P extends object>(Inner: ComponentType<P>): ComponentType<P> {
  return class Steady extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const now = this.props as Record<string, unknown>;
      const then = next as Record<string, unknown>;
      const keys = Object.keys(then);
      return keys.length !== Object.keys(now).length || keys.some(key => now[key] !== then[key]);
    }

    override render(props: P) {
      return createElement(Inner, props);
    }
  };
}
