import type { CSSVariablesResolver, MantineThemeOverride } from '@mantine/core'
import { createTheme } from '@mantine/core'
import type { TFunction } from 'i18next'
import { brass, brick, dark, door, held } from './palette.ts'
import styles from './desk-theme.module.css'
import views from './view-choice.module.css'

const input = { classNames: { input: styles.input } }
const wrapper = {
  classNames: {
    label: styles.label,
    description: styles.description,
    error: styles.error,
    required: styles.required,
  },
  defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'] },
}

/** Mantine in the hall's colours and sizes. Texts that only a reader hears are set here once. */
export function deskTheme(t: TFunction): MantineThemeOverride {
  const lists = {
    defaultProps: {
      clearButtonProps: { 'aria-label': t('ui.desk.clear') },
      // The list itself scrolls: a frame between it and its options would stand in a reader's way.
      withScrollArea: false,
      attributes: {
        // The arrows walk the list; Chromium would make it one more stop of Tab, which is gone as soon as it is reached.
        options: { tabIndex: -1 },
        // A list holds options and nothing else: that nothing is found is one that cannot be chosen.
        empty: { role: 'option', 'aria-disabled': true },
      },
    },
    classNames: { option: styles.option, options: styles.options },
  }
  const closing = { defaultProps: { closeButtonProps: { 'aria-label': t('ui.desk.close'), size: 44 } } }
  const calendar = {
    previousMonth: t('ui.desk.previousMonth'),
    nextMonth: t('ui.desk.nextMonth'),
    previousYear: t('ui.desk.previousYear'),
    nextYear: t('ui.desk.nextYear'),
  }
  // Mantine names its popover after a label that is not there: the calendar inside says its month itself.
  const dates = {
    defaultProps: {
      ariaLabels: calendar,
      clearButtonProps: { 'aria-label': t('ui.desk.clear') },
      popoverProps: { withRoles: false },
      firstDayOfWeek: 1,
      weekendDays: [],
      size: 'md',
    },
    classNames: { day: styles.day },
  }
  return createTheme({
    colors: { door, brick, brass, held, dark },
    primaryColor: 'door',
    primaryShade: { light: 7, dark: 3 },
    white: '#ffffff',
    black: '#12201e',
    fontFamily: 'var(--foyer-font)',
    fontFamilyMonospace: 'var(--foyer-font-mono)',
    fontSizes: {
      xs: 'var(--d-small)',
      sm: 'var(--d-small)',
      md: 'var(--d-body)',
      lg: 'var(--d-h2)',
      xl: 'var(--d-h1)',
    },
    spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
    radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '14px' },
    defaultRadius: 'md',
    headings: {
      fontFamily: 'var(--foyer-font-display)',
      fontWeight: 'var(--foyer-display-weight)',
      sizes: {
        h1: { fontSize: 'var(--d-h1)', lineHeight: '1.15' },
        h2: { fontSize: 'var(--d-h2)', lineHeight: '1.25' },
        h3: { fontSize: 'var(--d-body)', lineHeight: '1.3' },
      },
    },
    focusRing: 'auto',
    focusClassName: 'foyer-lamp',
    activeClassName: '',
    respectReducedMotion: true,
    cursorType: 'pointer',
    components: {
      Button: { defaultProps: { variant: 'outline' }, classNames: { root: styles.button } },
      ActionIcon: { defaultProps: { variant: 'plain', size: 44 }, classNames: { root: styles.button } },
      Anchor: { defaultProps: { underline: 'always' }, classNames: { root: styles.anchor } },
      Input: input,
      InputWrapper: wrapper,
      Select: {
        ...lists,
        defaultProps: { ...lists.defaultProps, allowDeselect: false, checkIconPosition: 'right' },
      },
      Autocomplete: lists,
      PasswordInput: {
        defaultProps: { visibilityToggleButtonProps: { 'aria-label': t('ui.desk.showPassphrase') } },
        classNames: { visibilityToggle: styles.toggle, innerInput: styles.inner },
      },
      Checkbox: { defaultProps: { size: 'md' }, classNames: { input: styles.tick, body: styles.tickBody } },
      Radio: { defaultProps: { size: 'md' }, classNames: { radio: styles.tick, body: styles.tickBody } },
      SegmentedControl: {
        defaultProps: { withItemsBorders: false },
        classNames: { root: views.view, label: views.label, indicator: views.chosen },
      },
      Switch: { defaultProps: { size: 'md' }, classNames: { track: styles.track } },
      Paper: { defaultProps: { radius: 'sm', shadow: undefined } },
      Popover: { classNames: { dropdown: styles.dropdown }, defaultProps: { shadow: undefined, withinPortal: false } },
      Menu: { classNames: { dropdown: styles.dropdown, item: styles.option }, defaultProps: { shadow: undefined } },
      // Lists open beside their field, not at the end of the page: a browser's own dialog lies above all else.
      Combobox: { classNames: { dropdown: styles.dropdown }, defaultProps: { withinPortal: false } },
      Modal: closing,
      Drawer: closing,
      DatePickerInput: dates,
      DatePicker: {
        defaultProps: { ariaLabels: calendar, firstDayOfWeek: 1, weekendDays: [] },
        classNames: dates.classNames,
      },
      DateInput: dates,
      DateTimePicker: dates,
    },
  })
}

const surfaces = {
  '--mantine-color-text': 'var(--foyer-ink)',
  '--mantine-color-bright': 'var(--foyer-ink)',
  '--mantine-color-body': 'var(--foyer-sheet)',
  '--mantine-color-error': 'var(--foyer-brick)',
  '--mantine-color-success': 'var(--foyer-door)',
  '--mantine-color-placeholder': 'var(--foyer-ink-2)',
  '--mantine-color-anchor': 'var(--foyer-door)',
  '--mantine-color-default': 'var(--foyer-sheet)',
  '--mantine-color-default-hover': 'var(--foyer-ground)',
  '--mantine-color-default-color': 'var(--foyer-ink)',
  '--mantine-color-default-border': 'var(--foyer-edge)',
  '--mantine-color-dimmed': 'var(--foyer-ink-2)',
  '--mantine-color-disabled': 'var(--foyer-ground)',
  '--mantine-color-disabled-color': 'var(--foyer-ink-2)',
  '--mantine-color-disabled-border': 'var(--foyer-line)',
  '--mantine-color-door-filled': 'var(--foyer-door)',
  '--mantine-color-door-filled-hover': 'var(--foyer-door-press)',
  '--mantine-color-door-light': 'var(--foyer-door-tint)',
  '--mantine-color-door-light-hover': 'var(--foyer-door-tint)',
  '--mantine-color-door-light-color': 'var(--foyer-door)',
  '--mantine-color-door-outline': 'var(--foyer-door)',
  '--mantine-primary-color-contrast': 'var(--foyer-on-door)',
}

/** Mantine's own names read the hall's: light, dark and high contrast then turn in one place. */
export const deskVariables: CSSVariablesResolver = () => ({ variables: {}, light: surfaces, dark: surfaces })
