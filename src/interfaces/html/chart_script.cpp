#include "interfaces/html/chart_script.hpp"

namespace noroshi::html {

std::string_view chart_script() {
  return R"js(
(() => {
  'use strict';
  const charts = JSON.parse(document.getElementById('noroshi-charts').textContent);
  const printWidth = 664;  // CSS pixels between the margins of A4
  const themes = {
    light: {ink: '#1b2430', soft: '#55606e', rule: '#d5dbe1', paper: '#ffffff', rest: ['#9aa3ad', '#cfd5db'], colours:
      ['#1f5f99', '#d98b00', '#00876a', '#b5527f', '#58a5d6', '#b8500b', '#6a5aa5', '#8a8f00', '#3f4d5c', '#c9a27c']},
    dark: {ink: '#e4e8ec', soft: '#a3adb8', rule: '#323b45', paper: '#12171d', rest: ['#7d8792', '#4a545f'], colours:
      ['#5b9bd5', '#e6a532', '#35b796', '#d882a8', '#8cc7ec', '#e0803c', '#a396dd', '#c2c64a', '#c3ccd6', '#d9bd9c']}};
  const night = matchMedia('(prefers-color-scheme: dark)');
  let drawn = [];

  const words = (chart, language, least = 1) => value => {
    if (value === null || value === undefined) return language === 'ja' ? '不明' : 'unknown';
    const digits = new Intl.NumberFormat(language, {maximumSignificantDigits: 3});
    if (chart.values === 'share') return new Intl.NumberFormat(language, {minimumFractionDigits: least, maximumFractionDigits: 1}).format(value * 100) + '%';
    if (chart.values === 'usd') return (language === 'ja' ? '' : '$') +
        new Intl.NumberFormat(language, {notation: 'compact', maximumSignificantDigits: 3}).format(value) + (language === 'ja' ? 'ドル' : '');
    return chart.values === 'integer' ? new Intl.NumberFormat(language).format(value) : digits.format(value);
  };
  const ruler = document.createElement('canvas').getContext('2d');
  const wide = (text, font) => { ruler.font = font; return ruler.measureText(text).width; };

  // Rows that the legend takes in this width: the plot begins below them.
  const legendRows = (names, width, font) => {
    let rows = 1, x = 0;
    for (const name of names) {
      const item = wide(name, font) + 34;
      if (x > 0 && x + item > width) { rows += 1; x = 0; }
      x += item;
    }
    return rows;
  };

  const dressed = (chart, language, width, theme, family) => {
    const option = structuredClone(chart[language]), say = words(chart, language);
    const font = '12px ' + family, stacked = option.series.some(s => s.stack);
    const names = option.series.map(s => s.name);
    const top = option.legend.show ? legendRows(names, width, font) * 22 + 10 : 12;
    const height = chart.flat ? top + chart.categories * (stacked ? 46 : 32) + 34 : top + 270;
    option.textStyle = {fontFamily: family, color: theme.ink};
    Object.assign(option.legend, {left: 0, top: 0, itemWidth: 12, itemHeight: 12, itemGap: 14, icon: stacked ? 'rect' : undefined, textStyle: {color: theme.ink, fontSize: 12, fontFamily: family}});
    if (!stacked) option.legend.itemWidth = 26;
    Object.assign(option.tooltip, {renderMode: 'html', confine: true, axisPointer: {type: chart.values === 'real' ? 'line' : 'shadow'}, backgroundColor: theme.paper, borderColor: theme.rule,
        textStyle: {color: theme.ink, fontSize: 12, fontFamily: family}, valueFormatter: say});
    const long = chart.flat ? Math.min(width * 0.36, 14 + Math.max(...option.yAxis.data.map(n => wide(n, font)))) : 0;
    const most = Math.max(...option.series.flatMap(s => s.data.map(v => v ?? 0)));
    const left = chart.flat ? long : 16 + wide(say(most > 1 ? most * 2 : 0.88), font);
    option.grid = {left, right: chart.flat && !stacked ? 60 : 14, top, height: height - top - 30, outerBoundsMode: 'none'};
    const axes = [option.xAxis, option.yAxis];
    for (const axis of axes) {
      axis.axisLabel = {color: theme.soft, fontSize: 12, fontFamily: family, hideOverlap: true};
      axis.axisTick = {show: false};
      axis.axisLine = {show: axis.type === 'category', lineStyle: {color: theme.soft}};
      axis.splitLine = {show: axis.type === 'value', lineStyle: {color: theme.rule, width: 0.7}};
      if (axis.type === 'value') { axis.axisLabel.formatter = words(chart, language, 0); axis.splitNumber = 4; if (axis.max === 1) axis.interval = 0.25; }
    }
    if (chart.flat) Object.assign(option.yAxis.axisLabel, {width: long - 12, overflow: 'break', color: theme.ink, interval: 0, hideOverlap: false, lineHeight: 15});
    for (const s of option.series) {
      const colour = s.id.startsWith('rest') ? theme.rest[Number(s.id.slice(4)) % 2] : theme.colours[s.colour % theme.colours.length];
      s.color = colour;
      s.itemStyle = s.type === 'bar' ? {borderColor: theme.paper, borderWidth: stacked ? 0.8 : 0} : {};
      s.barMaxWidth = chart.flat ? 26 : 54;
      s.barCategoryGap = '30%';
      s.emphasis = {disabled: true};
      if (s.type === 'line') Object.assign(s, {symbol: ['circle', 'diamond', 'triangle', 'rect'][s.colour % 4], symbolSize: 8, lineStyle: {width: 2.2, type: ['solid', [7, 4], [2, 3]][s.colour % 3]}});
      const room = (chart.flat ? width - left - 14 : height - top - 30) / (chart.values === 'share' ? 1 : most);
      const slot = chart.flat ? 99 : Math.min(54, 0.7 * (width - left - 14) / chart.categories);
      if (s.id === 'unknown') {
        s.color = theme.paper;
        s.itemStyle = {color: 'transparent', borderColor: theme.soft, borderType: [4, 3], borderWidth: 1};
        s.label = {show: true, position: 'inside', formatter: names[names.length - 1], rotate: slot < 40 ? 90 : 0, color: theme.soft, fontFamily: family};
      } else if (stacked) {
        s.label = {show: true, position: 'inside', fontSize: 11, fontFamily: family, formatter: p => {
          const text = chart.values === 'share' ? Math.round(p.value * 100) + '%' : say(p.value);
          const long = chart.flat ? wide(text, font) + 2 : 15;
          return p.value * room < long || slot < wide('88%', font) ? '' : text;
        }};
      } else if (s.type === 'bar') {
        s.label = {show: true, position: chart.flat ? 'right' : 'top', fontSize: 12, fontFamily: family, color: theme.ink, formatter: p => p.value === null || p.value === undefined ? '' : say(p.value)};
      }
      delete s.colour;
    }
    if (stacked && option.tooltip) option.tooltip.order = 'seriesAsc';
    return {option, height};
  };

  const draw = forPrint => {
    for (const one of drawn) one.dispose();
    drawn = [];
    const theme = themes[night.matches && !forPrint ? 'dark' : 'light'];
    const family = getComputedStyle(document.body).fontFamily;
    for (const plot of document.querySelectorAll('.plot')) {
      const language = plot.closest('article').lang, chart = charts[Number(plot.dataset.chart)];
      if (plot.closest('article').offsetParent === null) continue;
      const figure = plot.closest('figure');
      figure.classList.add('drawn');
      plot.style.width = forPrint ? printWidth + 'px' : '100%';
      const width = forPrint ? printWidth : plot.clientWidth;
      const {option, height} = dressed(chart, language, width, theme, family);
      plot.style.height = height + 'px';
      const one = echarts.init(plot, null, {renderer: 'svg', width, height, locale: 'EN'});
      one.setOption(option);
      one.getZr().flush();  // now, not at the next frame: a printer does not wait
      drawn.push(one);
    }
  };

  for (const figures of document.querySelectorAll('details.figures')) figures.open = false;
  for (const radio of document.querySelectorAll('.switch')) {
    radio.addEventListener('change', () => {
      document.documentElement.lang = radio.id === 'show-ja' ? 'ja' : 'en';
      document.title = document.querySelector('article[lang=' + document.documentElement.lang + ']').dataset.title;
      draw(false);
    });
  }
  let wait = 0;
  addEventListener('resize', () => { clearTimeout(wait); wait = setTimeout(() => { if (!matchMedia('print').matches) draw(false); }, 120); });
  night.addEventListener('change', () => draw(false));
  addEventListener('beforeprint', () => draw(true));
  addEventListener('afterprint', () => draw(false));
  draw(false);
})();
)js";
}

}  // namespace noroshi::html
