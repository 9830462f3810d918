import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon, type IconName } from './marks.tsx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Before the words. */
  readonly icon?: IconName;
  /** Classes beside the button's own. */
  readonly look?: string;
  readonly children?: ComponentChildren;
}

/** Does something. */
export const Button = (props: ButtonProps) => <Shaped kind="button" {...props} />;

/** Leads somewhere in this view, or shows more of it. */
export const LinkButton = (props: ButtonProps) => <Shaped kind="link" {...props} />;

interface ToolProps extends Omit<ButtonProps, 'title' | 'aria-label'> {
  readonly icon: IconName;
  /** Its name, for whom the picture says nothing. */
  readonly label: string;
  /** On hover; the name, where nothing is left out. */
  readonly title?: string;
}

/** A button of a toolbar: a picture alone, or with a number. */
export const Tool = ({ label, title = label, ...props }: ToolProps) => (
  <Shaped kind="tool" title={title} aria-label={label} {...props} />
);

const Shaped = ({ kind, look, icon, children, ...props }: ButtonProps & { readonly kind: string }) => (
  <button type="button" class={look ? `${kind} ${look}` : kind} {...props}>
    {icon && <Icon name={icon} />}
    {children}
  </button>
);

/** What came of a click, told where it was made. */
export const Said = ({ children }: { children: ComponentChildren }) => (
  <span role="status" class="soft">
    {children}
  </span>
);
