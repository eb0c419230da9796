import { Button, type ButtonProps } from "antd";
import { useHref, useLinkClickHandler } from "react-router";

interface Props extends Omit<ButtonProps, "href" | "onClick"> {
  readonly to: string;
}

/** A link that looks like a button: one element, which Tab reaches once. */
export function LinkButton({ to, ...look }: Props) {
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLElement>(to);
  return <Button {...look} href={href} onClick={follow} />;
}
