import { Alert, Button, Flex } from "antd";
import { Component, type ComponentType, type ReactNode, startTransition, use, useEffect, useRef } from "react";
import { isConnected, useReachable } from "../api/connection";
import { Code, CodeMissing } from "../api/loadCode";
import { useText } from "../text/language";
import { PageHeader } from "./PageHeader";

/**
 * A component whose code is loaded when it is first shown, or `ahead` of that, and asked for again where that failed:
 * `ahead` is never rejected, the component says what is wrong.
 *
 * @param load `() => import("./View").then(({ View }) => View)`; it is shown inside a `Suspense`
 * @param isPage whether it is a whole page, which needs a heading where it is missing
 */
export function loaded<P extends object>(load: () => Promise<ComponentType<P>>, isPage = false) {
  // In a box: a component is a function, and those have no place of their own in a state.
  const code = new Code(() => load().then((View) => ({ View })));
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, at the top of a module.
  const Shown = (props: P) => {
    const { View } = code.value ?? use(code.get());
    return <View {...props} />;
  };
  return {
    // biome-ignore lint/correctness/noComponentHookFactories: as above.
    Component: (props: P) => (
      <CodeBoundary isPage={isPage} forget={() => code.forget()}>
        <Shown {...props} />
      </CodeBoundary>
    ),
    ahead: () =>
      code.get().then(
        () => undefined,
        () => undefined,
      ),
  };
}

const LOADED_ANEW = "winnow.loadedAnew";
const LOADED_ANEW_MILLIS = 60_000;

interface BoundaryProps {
  readonly isPage: boolean;
  readonly forget: () => void;
  readonly children: ReactNode;
}

/** Stands in for code that could not be loaded; any other error goes on to the boundary above. */
class CodeBoundary extends Component<BoundaryProps, { readonly error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown) {
    if (this.props.isPage && this.retried && error instanceof CodeMissing && isConnected()) {
      loadAnew();
    }
  }

  override componentWillUnmount() {
    this.props.forget();
  }

  private retried = false;

  private readonly again = () => {
    this.retried = true;
    this.props.forget();
    startTransition(() => this.setState({ error: null }));
  };

  override render() {
    const { error } = this.state;
    if (error === null) {
      return this.props.children;
    }
    if (error instanceof CodeMissing) {
      return (
        <>
          {this.props.isPage && <MissingHeading />}
          <CodeAway onRetry={this.again} />
        </>
      );
    }
    throw error;
  }
}

/**
 * Chromium keeps in mind that a module did not come (seen from 150 on) and never asks for it again: only a new document
 * does. A page without its code holds nothing that could be lost. Not again and again, though.
 */
function loadAnew(): void {
  const last = Number(sessionStorage.getItem(LOADED_ANEW) ?? 0);
  if (Date.now() - last > LOADED_ANEW_MILLIS) {
    sessionStorage.setItem(LOADED_ANEW, String(Date.now()));
    window.location.reload();
  }
}

function MissingHeading() {
  return <PageHeader title={useText()("code.missing.page")} />;
}

function CodeAway({ onRetry }: { onRetry: () => void }) {
  const say = useText();
  const reachable = useReachable();
  useOnReturn(onRetry);
  return (
    <Alert
      type={reachable ? "error" : "warning"}
      showIcon
      title={say("code.missing")}
      description={say(reachable ? "code.missing.there" : "code.missing.away")}
      action={
        <Flex gap={8} wrap>
          <Button size="small" onClick={onRetry}>
            {say("action.retry")}
          </Button>
          {reachable && (
            <Button size="small" onClick={() => window.location.reload()}>
              {say("action.reload")}
            </Button>
          )}
        </Flex>
      }
    />
  );
}

/** Calls once the service can be reached again. */
export function useOnReturn(then: () => void): void {
  const reachable = useReachable();
  const wasAway = useRef(false);
  useEffect(() => {
    if (reachable && wasAway.current) {
      then();
    }
    wasAway.current = !reachable;
  }, [reachable, then]);
}
