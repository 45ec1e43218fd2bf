export class DemoLoginDto {
  /** Who it is. */
  label: string;
  role: string;
  phone: string;
  password: string;
}

export class DemoMessageDto {
  phone: string;
  text: string;
}
