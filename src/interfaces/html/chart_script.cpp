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

  const safe = text => String(text).replace(/[&<>"]/g, c => '&#' + c.charCodeAt(0) + ';');
  const beside = s => /^(low|band|whisker)\d/.test(s.id);  // what belongs to another series: its band, its whiskers

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

  // A band is an area on a line that is not seen; a whisker is drawn by hand, with the figure at its end.
  const besides = (s, chart, theme, colour, font, say) => {
    Object.assign(s, {silent: true, z: 2, tooltip: {show: false}});
    if (s.type === 'line') {
      Object.assign(s, {symbol: 'none', lineStyle: {opacity: 0}});
      if (s.id.startsWith('band')) s.areaStyle = {color: colour, opacity: 0.2};
      return;
    }
    s.z = 4;
    s.renderItem = (params, api) => {
      const place = value => api.coord(chart.flat ? [value, api.value(2)] : [api.value(2), value]);
      const [x1, y1] = place(api.value(0)), [x2, y2] = place(api.value(1)), [dx, dy] = chart.flat ? [0, 5] : [5, 0];
      const line = (a, b, c, d) => ({type: 'line', shape: {x1: a, y1: b, x2: c, y2: d}, style: {stroke: theme.ink, lineWidth: 1.3}});
      const text = {text: say(api.value(3)), fill: theme.ink, font, align: chart.flat ? 'left' : 'center', verticalAlign: chart.flat ? 'middle' : 'bottom'};
      return {type: 'group', children: [line(x1, y1, x2, y2), line(x1 - dx, y1 - dy, x1 + dx, y1 + dy), line(x2 - dx, y2 - dy, x2 + dx, y2 + dy),
          {type: 'text', x: chart.flat ? x2 + 6 : x2, y: chart.flat ? y2 : y2 - 4, style: text}]};
    };
  };

  // What flows from where to where: as high as its fullest column, with names beside the nodes.
  const flowing = (option, width, theme, family, say) => {
    const s = option.series[0], labels = option.labels, name = node => labels[Number(node)];
    const depth = Object.fromEntries(s.data.map(n => [n.name, 0]));
    for (const _ of s.data) for (const l of s.links) depth[l.target] = Math.max(depth[l.target], depth[l.source] + 1);
    const last = Math.max(...Object.values(depth)), ends = s.data.filter(n => !s.links.some(l => l.source === n.name));
    const fullest = Math.max(ends.length, ...Object.values(depth).map(d => Object.values(depth).filter(e => e === d).length));
    const font = '12px ' + family, room = Math.min(width * 0.3, 16 + Math.max(...ends.map(n => wide(name(n.name), font))));
    const between = (width - room) / Math.max(1, last) - 26;
    Object.assign(option.tooltip, {renderMode: 'html', confine: true, backgroundColor: theme.paper, borderColor: theme.rule,
        textStyle: {color: theme.ink, fontSize: 12, fontFamily: family}, formatter: p => p.dataType === 'edge'
            ? safe(name(p.data.source)) + ' → ' + safe(name(p.data.target)) + ' <b>' + say(p.value) + '</b>' : safe(name(p.name)) + ' <b>' + say(p.value) + '</b>'});
    option.color = theme.colours;
    const isEnd = new Set(ends.map(n => n.name));
    for (const n of s.data) n.label = {width: isEnd.has(n.name) ? room - 10 : between};
    Object.assign(s, {left: 0, right: room, top: 8, bottom: 8, nodeWidth: 12, nodeGap: 14, nodeAlign: 'justify', draggable: false,
        lineStyle: {color: 'source', opacity: 0.35}, emphasis: {disabled: true}, itemStyle: {borderWidth: 0},
        label: {color: theme.ink, fontSize: 12, lineHeight: 15, fontFamily: family, overflow: 'break', formatter: p => name(p.name)}});
    delete option.labels;
    return {option, height: Math.max(200, 24 + fullest * 38)};
  };

  const dressed = (chart, language, width, theme, family) => {
    const option = structuredClone(chart[language]), say = words(chart, language);
    if (option.labels) return flowing(option, width, theme, family, say);
    const font = '12px ' + family, shown = option.series.filter(s => !beside(s)), stacked = shown.some(s => s.stack);
    const names = option.legend.data = shown.map(s => s.name);
    const ranges = Object.fromEntries(shown.filter(s => s.ranges).map(s => [s.id, s.ranges]));
    const top = option.legend.show ? legendRows(names, width, font) * 22 + 10 : 12;
    const foot = !chart.flat && option.xAxis.name ? 48 : 30;
    const long = chart.flat ? Math.min(width * 0.36, 14 + Math.max(...option.yAxis.data.map(n => wide(n, font)))) : 0;
    const lines = chart.flat ? Math.max(...option.yAxis.data.map(n => Math.ceil(1.15 * wide(n, font) / (long - 12)))) : 1;
    const height = chart.flat ? top + chart.categories * Math.max(stacked ? 46 : 32, lines * 15 + 6) + 34 : top + 240 + foot;
    option.textStyle = {fontFamily: family, color: theme.ink};
    Object.assign(option.legend, {left: 0, top: 0, itemWidth: 12, itemHeight: 12, itemGap: 14, icon: stacked ? 'rect' : undefined, textStyle: {color: theme.ink, fontSize: 12, fontFamily: family}});
    if (!stacked) option.legend.itemWidth = 26;
    Object.assign(option.tooltip, {renderMode: 'html', confine: true, axisPointer: {type: chart.values === 'real' ? 'line' : 'shadow'}, backgroundColor: theme.paper, borderColor: theme.rule,
        textStyle: {color: theme.ink, fontSize: 12, fontFamily: family}, valueFormatter: say});
    if (Object.keys(ranges).length > 0) option.tooltip.formatter = items => [safe(items[0].axisValueLabel)].concat(
        items.filter(i => !beside({id: i.seriesId})).map(i => i.marker + safe(i.seriesName) + ' <b>' + say(i.value) + '</b>' +
            (ranges[i.seriesId]?.[i.dataIndex] ? ' (' + ranges[i.seriesId][i.dataIndex].map(say).join(' – ') + ')' : ''))).join('<br>');
    const most = Math.max(...shown.flatMap(s => s.data.concat((s.ranges ?? []).flat()).map(v => v ?? 0)));
    const left = chart.flat ? long : 16 + Math.max(...[0.2, 0.4, 0.6, 0.8, 1, 2].map(part => wide(most > 1 ? say(most * part) : '88.8%', font)));
    option.grid = {left, right: chart.flat && !stacked ? 60 : 20, top, height: height - top - foot, outerBoundsMode: 'none'};
    if (chart.flat) delete option.yAxis.name;
    Object.assign(option.xAxis, {nameLocation: 'middle', nameGap: 28, nameTextStyle: {color: theme.soft, fontSize: 12, fontFamily: family}});
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
      if (s.type === 'line' && chart.categories > 40) s.showSymbol = false;
      if (beside(s)) { besides(s, chart, theme, colour, font, say); delete s.colour; continue; }
      s.z = 3;
      const room = (chart.flat ? width - left - 20 : height - top - foot) / (chart.values === 'share' ? 1 : most);
      const slot = chart.flat ? 99 : Math.min(54, 0.7 * (width - left - 20) / chart.categories);
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
        s.label = {show: true, position: chart.flat ? 'right' : 'top', fontSize: 12, fontFamily: family, color: theme.ink, formatter: p => p.value === null || p.value === undefined || ranges[p.seriesId]?.[p.dataIndex] ? '' : say(p.value)};
      }
      delete s.colour;
      delete s.ranges;
    }
    if (stacked && option.tooltip) option.tooltip.order = 'seriesAsc';
    return {option, height};
  };

  // The picture as a file of its own, as it is printed.
  const save = (chart, language) => {
    const {option, height} = dressed(chart, language, printWidth, themes.light, getComputedStyle(document.body).fontFamily);
    const one = echarts.init(null, null, {renderer: 'svg', ssr: true, width: printWidth, height, locale: 'EN'});
    one.setOption(option);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([one.renderToSVGString()], {type: 'image/svg+xml'}));
    link.download = chart.id.replace(/[^\w-]/g, '_') + '.svg';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    one.dispose();
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
  for (const plot of document.querySelectorAll('.plot')) {
    const language = plot.closest('article').lang, button = document.createElement('button');
    button.className = 'save';
    button.textContent = language === 'ja' ? 'SVGで保存' : 'Save as SVG';
    button.addEventListener('click', () => save(charts[Number(plot.dataset.chart)], language));
    plot.after(button);
  }
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
