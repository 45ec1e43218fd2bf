import { readWeek } from './week';

const on = (weekday: number, startMinute: number, endMinute: number) => ({ weekday, startMinute, endMinute });

it.each([
  ['周一 8:00-12:00', [on(1, 480, 720)]],
  [
    '周一、周三 08:00-12:00 14:00-18:00',
    [on(1, 480, 720), on(1, 840, 1080), on(3, 480, 720), on(3, 840, 1080)],
  ],
  ['周六至周日 9:00～11:30', [on(6, 540, 690), on(7, 540, 690)]],
  ['周五到日 0:00-24:00', [on(5, 0, 1440), on(6, 0, 1440), on(7, 0, 1440)]],
  [
    '工作日 8：00-9：00；周天 10:00至11:00',
    [1, 2, 3, 4, 5].map((day) => on(day, 480, 540)).concat(on(7, 600, 660)),
  ],
])('reads %s', (text, week) => {
  expect(readWeek(text)).toEqual(week);
});

it.each([
  '白天',
  '周一',
  '8:00-12:00',
  '周一 12:00-8:00',
  '周一 8:00-25:00',
  '周三至周一 8:00-9:00',
  '周一 8:00-10:00 9:00-11:00',
])('refuses %s', (text) => {
  expect(readWeek(text)).toBeNull();
});
