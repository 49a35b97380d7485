import type { ThemeConfig } from 'antd';

const letters = { usual: 14, large: 18 };

/** antd's look, with placeholder and disabled text dark enough to be read (WCAG AA, 4.5 : 1). */
export function themeOf(large: boolean): ThemeConfig {
  return {
    cssVar: { key: 'duet' },
    token: {
      colorPrimary: '#0b5bd3',
      colorPrimaryHover: '#0a4fb8',
      colorLink: '#0b5bd3',
      colorError: '#c5221f',
      colorTextPlaceholder: '#6b6f76',
      colorTextDisabled: '#6b6f76',
      colorTextDescription: '#5c6066',
      colorTextTertiary: '#5c6066',
      fontSize: large ? letters.large : letters.usual,
      fontFamily:
        "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
  };
}
